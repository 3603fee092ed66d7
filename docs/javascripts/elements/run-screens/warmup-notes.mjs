// The three things that the warm-up is for.
import { deliveryFields } from "../run-delivery.mjs";

export default (desk) => ({
  parts: deliveryFields(desk, "warmup", (run) => run.warmup),
  main: () => ({ label: "Next", does: "next" }),
});
