// Line icons as SVG nodes: each state has its own shape, not its colour alone.

const SVG = "http://www.w3.org/2000/svg";

const SHAPES = {
  ready: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  "running-ok": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM8 12.3l2.8 2.8L16 9.6",
  near: "M12 3.5 22 20.5H2zM12 10v5M12 17.6v.2",
  over: "M8 2.5h8L21.5 8v8L16 21.5H8L2.5 16V8zM9 9l6 6M15 9l-6 6",
  paused: "M8.5 5v14M15.5 5v14",
  finished: "M6 21.5v-18h12l-3 4.5 3 4.5H6",
  start: "M8 4.5v15l11.5-7.5z",
  again: "M4.5 12a7.5 7.5 0 1 0 2.6-5.7M4 3.5v4.3h4.3",
  sound: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11",
  vibration: "M8.5 4h7v16h-7zM5 8v8M2.5 10v4M19 8v8M21.5 10v4",
};

/** @param {string} tag an SVG element's name */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * A set of icons, by the path that each one is.
 * @param {Object<string, string>} shapes
 * @returns {{icon: (name: string) => SVGElement, showIcon: (shown: SVGElement, name: string) => void}}
 */
export function iconsOf(shapes) {
  const showIcon = (shown, name) => {
    if (shown.dataset.icon === name) return;
    shown.dataset.icon = name;
    shown.firstChild.setAttribute("d", shapes[name]);
  };
  const icon = (name) => {
    const made = svg("svg", { class: "gr-icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path"));
    showIcon(made, name);
    return made;
  };
  return { icon, showIcon };
}

export const { icon, showIcon } = iconsOf(SHAPES);
