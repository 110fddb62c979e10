package dev.juncture.jira.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JqlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    EX                    | "EX"
                    EX" OR project = "B   | "EX\\" OR project = \\"B"
                    a\\                   | "a\\\\"
                    a\\"b                 | "a\\\\\\"b"
                    currentUser()         | "currentUser()"
                    EX ORDER BY created   | "EX ORDER BY created"
                    """)
    void quotesAValueSoThatItContainsNoOperator(String value, String quoted) {
        assertThat(Jql.quote(value)).isEqualTo(quoted);
        assertThat(Jql.project(value)).isEqualTo("project = " + quoted);
    }
}
