"""Texts: HTML, lengths, what Telegram does to characters."""

from __future__ import annotations

import json

import pytest

from sandbox.telegram import User
from tests.sandbox.telegram.support import Api, refusal


async def _html(api: Api, html: str) -> tuple[str, list[dict[str, object]]]:
    message = await api.send(html, parse_mode="HTML")
    return message.get("text", ""), message.get("entities", [])


@pytest.mark.parametrize(
    ("html", "text", "kind"),
    [
        ("<b>x</b>", "x", "bold"),
        ("<strong>x</strong>", "x", "bold"),
        ("<i>x</i>", "x", "italic"),
        ("<em>x</em>", "x", "italic"),
        ("<u>x</u>", "x", "underline"),
        ("<ins>x</ins>", "x", "underline"),
        ("<s>x</s>", "x", "strikethrough"),
        ("<strike>x</strike>", "x", "strikethrough"),
        ("<del>x</del>", "x", "strikethrough"),
        ("<code>x</code>", "x", "code"),
        ("<pre>x</pre>", "x", "pre"),
        ("<tg-spoiler>x</tg-spoiler>", "x", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "x", "spoiler"),
        ("<blockquote>x</blockquote>", "x", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "x", "expandable_blockquote"),
        ("<B>x</b >", "x", "bold"),
        ("<b>x</>", "x", "bold"),
    ],
)
async def test_each_tag_becomes_its_entity(
    api: Api, person: User, html: str, text: str, kind: str
) -> None:
    assert await _html(api, html) == (text, [{"type": kind, "offset": 0, "length": 1}])


async def test_links_keep_their_address(api: Api, person: User) -> None:
    _, entities = await _html(api, '<a href="https://sms.ir/?a=1&amp;b=2">here</a>')
    assert entities == [
        {"type": "text_link", "offset": 0, "length": 4, "url": "https://sms.ir/?a=1&b=2"}
    ]


async def test_pre_with_code_inside_has_a_language(api: Api, person: User) -> None:
    html = '<pre><code class="language-python">x = 1</code></pre>'
    _, entities = await _html(api, html)
    assert entities == [{"type": "pre", "offset": 0, "length": 5, "language": "python"}]


async def test_offsets_are_utf16_units(api: Api, person: User) -> None:
    text, entities = await _html(api, "سلام 😀 <b>دو</b>")
    assert text == "سلام 😀 دو"
    assert entities == [{"type": "bold", "offset": 8, "length": 2}]


async def test_character_references_are_decoded_and_unknown_ones_stay(
    api: Api, person: User
) -> None:
    text, _ = await _html(api, "&lt;b&gt; &amp; &quot; &#39; &#x6F3; &nbsp; a&b")
    assert text == "<b> & \" ' ۳ &nbsp; a&b"


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<b>x", "Can't find end tag corresponding to start tag b"),
        ("a <font>x</font>", 'Unsupported start tag "font" at byte offset 2'),
        ("سلام <x>", 'Unsupported start tag "x" at byte offset 9'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("1 < 2 >", 'Unsupported start tag "" at byte offset 2'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        (
            "<a href>x</a>",
            'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
        ),
        ("<a href=https://a.ir>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a href="https://a.ir>x</a>', "Unclosed start tag at byte offset 0"),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
    ],
)
async def test_wrong_html_is_refused_with_the_place(
    api: Api, person: User, html: str, reason: str
) -> None:
    answer = await api.refused("sendMessage", chat_id=1001, text=html, parse_mode="HTML")
    assert answer.description == f"Bad Request: can't parse entities: {reason}"


async def test_code_holds_no_other_entity(api: Api, person: User) -> None:
    _, entities = await _html(api, "<b>a <code>b</code> c</b>")
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("bold", 0, 2),
        ("code", 2, 1),
        ("bold", 3, 2),
    ]


async def test_a_mode_the_twin_does_not_speak_is_refused(api: Api, person: User) -> None:
    answer = await api.refused("sendMessage", chat_id=1001, text="x", parse_mode="BBCode")
    assert answer.description == "Bad Request: unsupported parse_mode"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b\u200c\u200f", "<b> </b>"])
async def test_a_text_nobody_could_see_is_refused(api: Api, person: User, text: str) -> None:
    answer = await api.refused("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    expected = "text must be non-empty" if text else "message text is empty"
    assert answer.description == f"Bad Request: {expected}"


async def test_4096_units_fit_and_one_more_does_not(api: Api, person: User) -> None:
    assert len((await api.send("ب" * 4096))["text"]) == 4096
    assert len((await api.send("😀" * 2048))["text"]) == 2048
    for text in ("ب" * 4097, "😀" * 2048 + "x"):
        answer = await api.refused("sendMessage", chat_id=1001, text=text)
        assert answer.description == "Bad Request: message is too long"


async def test_the_length_is_measured_after_parsing(api: Api, person: User) -> None:
    text, _ = await _html(api, f"<b>{'&lt;' * 4096}</b>")
    assert len(text) == 4096


async def test_texts_are_trimmed_and_entities_move_along(api: Api, person: User) -> None:
    text, entities = await _html(api, "  \n <b> x</b>  \n")
    assert text == "x"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


async def test_control_characters_and_embeddings_do_not_survive(api: Api, person: User) -> None:
    message = await api.send("a\tb\x00c\r\nd\u202ee\u2028f\u2067g\u2069h")
    assert message["text"] == "a b c\ndef\u2067g\u2069h"


async def test_lone_surrogates_are_refused(api: Api, person: User) -> None:
    body = json.dumps({"chat_id": 1001, "text": "a\ud800b"})
    headers = {"Content-Type": "application/json"}
    response = await api.client.post(api.url("sendMessage"), content=body, headers=headers)
    assert refusal(response).description == "Bad Request: strings must be encoded in UTF-8"


async def test_entities_can_be_given_instead_of_html(api: Api, person: User) -> None:
    given = [{"type": "italic", "offset": 2, "length": 1}]
    message = await api.send("😀x", entities=given)
    assert message["entities"] == given
    assert person.last().html == "😀<i>x</i>"


async def test_links_commands_and_mentions_are_found(api: Api, person: User) -> None:
    message = await api.send("see https://sms.ir/a, /help or @some_one: me@sms.ir #خبر")
    assert [e["type"] for e in message["entities"]] == [
        "url",
        "bot_command",
        "mention",
        "email",
        "hashtag",
    ]


async def test_people_see_the_formatting_again_as_html(api: Api, person: User) -> None:
    html = "<blockquote><b>الف</b> &lt;ب&gt;</blockquote>\n<code>09120000000</code>"
    await api.send(html, parse_mode="HTML")
    assert person.last().html == html


async def test_runs_of_direction_marks_are_broken_up(api: Api, person: User) -> None:
    message = await api.send("a\u200f\u200f\u200eb\u200fc")
    assert message["text"] == "a\u200c\u200c\u200eb\u200fc"


async def test_formatting_beyond_100_entities_is_dropped_silently(api: Api, person: User) -> None:
    text, entities = await _html(api, "<b>x</b> " * 150)
    assert len(text) == 299
    assert len(entities) == 100


async def test_raw_texts_over_32_kilobytes_are_refused(api: Api, person: User) -> None:
    text = "<b></b>" * 5000 + "x"
    answer = await api.refused("sendMessage", chat_id=1001, text=text, parse_mode="HTML")
    assert answer.description == "Bad Request: text is too long"
