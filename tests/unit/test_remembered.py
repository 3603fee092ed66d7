"""What a build leaves to the next one in the same process, and what is forgotten."""

from contextvars import copy_context

from macros.reading.remembered import Memory, begin_lasting_memory, for_later, remembered


def test_a_value_is_made_once_for_equal_inputs() -> None:
    """Asked for with others it is made again, and only the newest is kept."""
    memory, made = Memory(), []

    def ask(inputs: str) -> int:
        return memory.value("length", (inputs,), lambda: made.append(inputs) or len(inputs))

    assert [ask(inputs) for inputs in ("one", "one", "three", "one")] == [3, 3, 5, 3]
    assert made == ["one", "three", "one"]
    assert len(memory) == 1


def test_what_nobody_asks_for_any_more_is_forgotten() -> None:
    """However long `serve` runs, the memory is as large as the project."""
    memory = Memory(lasting=True)
    for edit in range(100):
        for name in ("stays", ("session", edit)):
            memory.value(name, (), lambda: "made")
        memory.turn()
    assert len(memory) == 2
    assert memory.has("stays", ())
    memory.turn()
    assert len(memory) == 0


def test_a_build_by_hand_holds_nothing_for_later() -> None:
    """What one build asks for once is kept where more follow, and nowhere else."""

    def kept(made: list[str]) -> int:
        for _ in range(2):
            for_later("fact", ("for later",), lambda: made.append("fact"))
            remembered("work", ("remembered",), lambda: made.append("work"))
        return len(made)

    def served() -> int:
        begin_lasting_memory()
        return kept([])

    assert copy_context().run(kept, []) == 3
    assert copy_context().run(served) == 2
