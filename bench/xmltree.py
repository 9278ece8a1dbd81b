"""XML as a small tree that knows its lines: the standard parsers lose them, and a fault without a line helps nobody.

No entity is fetched or expanded from outside; a document with its own entities is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat


class Malformed(ValueError):
    """Not well-formed; `line` says where."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class Node:
    """One element. `parts` holds its text and its elements in their order."""

    __slots__ = ("attributes", "line", "parts", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], line: int) -> None:
        self.tag = tag
        self.attributes = attributes
        self.line = line
        self.parts: list[Node | str] = []

    @property
    def children(self) -> list[Node]:
        return [part for part in self.parts if isinstance(part, Node)]

    def all(self, tag: str) -> Iterator[Node]:
        """Every element of that name below this one, in the order of the document; upper or lower case."""
        for child in self.children:
            if child.tag.lower() == tag.lower():
                yield child
            yield from child.all(tag)

    def first(self, *tags: str) -> Node | None:
        return next((node for tag in tags for node in self.all(tag)), None)

    def text(self) -> str:
        return "".join(part if isinstance(part, str) else part.text() for part in self.parts)

    def value(self, *tags: str) -> str:
        """The trimmed text of the first element of one of these names; "" where there is none."""
        node = self.first(*tags)
        return node.text().strip() if node is not None else ""


def parsed(data: bytes) -> Node:
    """The root element. Raises Malformed with the line."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = Node("", {}, 0)
    open_: list[Node] = [top]

    def start(tag: str, attributes: dict[str, str]) -> None:
        node = Node(tag, attributes, parser.CurrentLineNumber)
        open_[-1].parts.append(node)
        open_.append(node)

    def end(_tag: str) -> None:
        open_.pop()

    def text(words: str) -> None:
        open_[-1].parts.append(words)

    def entity(*_declaration: object) -> None:
        raise Malformed("declares entities of its own", parser.CurrentLineNumber)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise Malformed(expat.errors.messages[error.code], error.lineno) from error
    return top.children[0]
