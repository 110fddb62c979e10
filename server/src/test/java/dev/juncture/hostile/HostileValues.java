package dev.juncture.hostile;

import java.util.List;

/** Values that try to reach another path, another query or another line. */
final class HostileValues {
    static final List<String> ALL = List.of(
            "../project/ABC",
            "ABC/../../project",
            "/project/ABC",
            "..",
            ".",
            "...",
            "..;x",
            ".hidden",
            "\u2025",
            "\u200B..",
            "ABC/",
            "ABC?x=",
            "ABC&fields=*all",
            "ABC#f",
            "ABC;x=y",
            "ABC=x+y z",
            "%2e%2e",
            "%2E%2E%2Fproject",
            "%252e%252e%252f",
            "ABC%2Fx",
            "ABC%00",
            "ABC%zz",
            "\\..\\project",
            "ABC\"",
            "ABC'",
            "ABC\\",
            "ABC\\\" OR project = OTHER",
            "ABC\" OR project = \"OTHER",
            "ABC' OR project = 'OTHER",
            "ABC OR project = OTHER",
            "ABC) OR (project = OTHER",
            "ABC ORDER BY key",
            "currentUser()",
            "ABC\nX-Evil: 1",
            "ABC\r\n\r\nGET / HTTP/1.1",
            "ABC\tx",
            "ABC\u0000",
            "ABC\u0085x",
            "\u2028ABC",
            "ABC\u202Exyz",
            "\uFEFFABC",
            "\uFF0E\uFF0E\uFF0Fproject",
            "ABC\u2215x",
            "\u00E9\u0301",
            "\uD834\uDD1E",
            "ABC\uD800",
            "\uDC00ABC",
            "{site}",
            "${jndi:ldap://x}",
            "#{1+1}",
            "@elsewhere.example",
            "https://elsewhere.example/x",
            "AND",
            "EMPTY",
            "x".repeat(255),
            "x".repeat(256),
            "../".repeat(2000));

    /** Enough to show that an alias leads to the same operation. */
    static final List<String> FEW = ALL.subList(0, 3);

    private HostileValues() {}
}
