"""The door for MkDocs: it has others parse the sessions at once, and hands every event on.

To load all that makes pages takes as long as to parse two hundred sessions, so it is loaded
meanwhile.
"""

import gc
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority

from .reading.one_reading import Reading
from .settings import refuse_odd_bytes, root, store

if TYPE_CHECKING:
    from .events import Events


def handed_on(name: str, priority: float = 0) -> Any:
    """Return a method that hands an event on, once there is somebody to take it.

    Args:
        name: the method of `Events`.
        priority: its place among the plugins', the lower the later.
    """

    def event(plugin: "GreenroomPlugin", *what: Any, **named: Any) -> Any:
        taken = getattr(plugin.events, name, None)  # nobody: it ended before it began
        return taken(*what, **named) if taken else None

    return event_priority(priority)(event)


class GreenroomPlugin(BasePlugin):  # type: ignore[no-untyped-call,type-arg]
    """What MkDocs calls. `Events` says what each event does."""

    events: "Events | None" = None
    """There as soon as others read."""

    def __init__(self) -> None:
        """Begin: of all that is loaded until everything is read, nothing goes."""
        gc.disable()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether this is `serve`; having this event keeps the plugin across rebuilds."""
        self.events = loaded()(serving=True) if command == "serve" else None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Begin to read, before anything else is done.

        Raises:
            PluginError: for problems in a strict build, where nothing can be kept, and where a
                name or an address is not UTF-8.
            OSError: nothing can be written where the site is wanted.
        """
        refuse_odd_bytes(config)
        if self.events:
            return self.events.on_config(config, None)
        kept = store(config)
        try:
            reading = Reading(root(config), kept)
        finally:  # where the system refused something, it is told there
            self.events = loaded()(kept)
        return self.events.on_config(config, reading)

    author_macros = handed_on("author_macros")
    on_pre_build = handed_on("on_pre_build")
    on_files = handed_on("on_files")
    on_nav = handed_on("on_nav")
    # when other plugins have put into the templates what they have for them
    on_env = handed_on("on_env", -100)
    on_template_context = handed_on("on_template_context")
    on_page_read_source = handed_on("on_page_read_source")
    on_page_markdown = handed_on("on_page_markdown")
    on_page_content = handed_on("on_page_content")
    # when every other file is there
    on_post_build = handed_on("on_post_build", -100)
    on_serve = handed_on("on_serve")
    on_build_error = handed_on("on_build_error")
    on_shutdown = handed_on("on_shutdown")


def loaded() -> "type[Events]":
    """Load all that makes pages; return what takes the events."""
    from .events import Events  # noqa: PLC0415 - see above

    return Events
