"""How templates become Python: as directly as one would write it by hand.

Jinja asks at every attribute, index and call, while a page is made, whether it is one of its
special cases. Our templates have none of them: an attribute is an attribute, an index an index, no
function wants the context, `~` joins plain text, and Markup is printed as it is.
"""

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.utils import missing
from markupsafe import Markup, _escape_inner, escape  # type: ignore[attr-defined]


def markup(html: str) -> Markup:
    """Return HTML as Markup, which is then not escaped again.

    A page asks 200 times; `Markup` itself takes three times as long, as it looks for objects that
    say what they are in HTML.
    """
    return str.__new__(Markup, html)


def escaped(value: object) -> str:
    """Return a value as HTML: what `escape` does, but not made Markup, as it is joined next.

    A page asks 400 times; what `escape` itself calls is in C.
    """
    if type(value) is str:
        return _escape_inner(value)
    return str(value) if type(value) is int else escape(value)


class _PlainCode(CodeGenerator):
    """Writes what Jinja's own does, without the questions."""

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        self.visit(node.node, frame)
        self.write("(")
        self._listed([*node.args, *node.kwargs], frame)
        self.write("caller=caller)" if forward_caller else ")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        names = tuple(argument.name for argument in macro_ref.node.args)
        self.write(f"environment.macro(macro, {names!r}, {macro_ref.accesses_caller!r})")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write(f"({'%s' * len(node.nodes)!r} % (")
        self._listed(node.nodes, frame)
        self.write("))")

    def _listed(self, them: list[Any], frame: Frame) -> None:
        for one in them:
            self.visit(one, frame)
            self.write(", ")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("(value if (value := ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write(").__class__ is Markup else environment.escaped(value))")


class PlainEnvironment(Environment):
    """Jinja's environment, with templates in such code."""

    code_generator_class = _PlainCode
    escaped = staticmethod(escaped)

    def macro(
        self, function: Callable[..., str], names: tuple[str, ...], has_caller: bool
    ) -> Callable[..., Markup]:
        """Return a macro as templates call it.

        Args:
            function: what Jinja made of its body; it takes its arguments by place, `missing` for
                one that is not given.
            names: those of its arguments.
            has_caller: whether one more is the block that it is called with.
        """

        def called(*given: object, **named: object) -> Markup:
            if len(given) < len(names):
                given += tuple([named.pop(name, missing) for name in names[len(given) :]])
            if has_caller:
                given += (named.pop("caller", None) or self.undefined(name="caller"),)
            return markup(function(*given, **named))

        return called

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return a template's globals as one mapping: it is copied for each page."""
        return {**self.globals, **(d or {})}
