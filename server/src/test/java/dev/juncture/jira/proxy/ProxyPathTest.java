package dev.juncture.jira.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "rest/api/3/myself",
                "rest/agile/1.0/board/1/sprint",
                "rest/software/1.0/sprint/1/issue",
                "rest/api/3/user/email/a%40b.c",
                "rest/api/3/issue/EX-1/properties/my%20key",
                "rest/api/3/project/%C3%A4"
            })
    void keepsPathsOfTheThreeApisUnchanged(String path) {
        assertThat(ProxyPath.checked(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rest/api",
                "rest/auth/1/session",
                "rest/api/3/../../../oauth/token",
                "rest/api/3/..",
                "rest/api/./3",
                "rest/api//3",
                "rest/api/3/",
                "rest/api/%2e%2e/x",
                "rest/api/.%2E/x",
                "rest/api/%2e/x",
                "rest/api/%252e%252e/x",
                "rest/api/3%2f..%2fx",
                "rest/api/3%5cx",
                "rest/api/3\\x",
                "rest/api/3;x=y",
                "rest/api/3/%00",
                "rest/api/3/%0d%0aX: y",
                "rest/api/3/%zz",
                "rest/api/3/a b",
                "https://elsewhere.example/rest/api/3",
                "//elsewhere.example/rest/api/3",
                "@elsewhere.example/rest/api/3"
            })
    void rejectsAPathThatCouldLeaveTheApis(String path) {
        assertThatThrownBy(() -> ProxyPath.checked(path)).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                "...",
                "....",
                ".hidden",
                "..hidden",
                "%2e%2e",
                ".%2e",
                "%2E.",
                "..;x",
                "..%3bx",
                "..%3B",
                ";..",
                "%252e%252e",
                "%25252e%25252e",
                "..%20",
                "%20..",
                "%c2%a0..",
                "%e2%80%8b..",
                "%e3%85%a4..",
                "%e1%85%9f..",
                "%e2%a0%80..",
                "..%e2%80%8b",
                "%ef%bb%bf..",
                "%c2%ad..",
                "%ef%b8%8f..",
                "%cc%b8..",
                // Fullwidth and small full stop, one, two and three dot leaders.
                "%ef%bc%8e%ef%bc%8e",
                "%EF%BC%8E.",
                ".%ef%bc%8e",
                "%ef%b9%92%ef%b9%92",
                "%e2%80%a4%e2%80%a4",
                "%e2%80%a5",
                "%e2%80%a6",
                // Fullwidth slash, backslash and percent sign.
                "x%ef%bc%8f..",
                "x%ef%bc%bc..",
                "%ef%bc%852e%ef%bc%852e",
                // These sequences for a dot or a slash are too long, cut off or unpaired.
                "%c0%ae%c0%ae",
                "%e0%80%ae%e0%80%ae",
                "%f0%80%80%ae",
                "x%c0%af..",
                "%ed%a0%80..",
                "%ff..",
                "%u002e%u002e",
                "&#46;&#46;"
            })
    void rejectsASegmentThatBeginsWithDotsInAnySpelling(String segment) {
        for (String path : List.of(
                "rest/api/3/" + segment,
                "rest/api/3/" + segment + "/x",
                "rest/agile/" + segment + "/" + segment + "/rest/api/3/myself",
                "rest/software/1.0/sprint/" + segment)) {
            assertThatThrownBy(() -> ProxyPath.checked(path)).as(path).isInstanceOf(ApiException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "a..b", "a.", "a...", "-..", "%C3%A4..", "%E3%83%86.", "~.", "x%20..", "x%3B.."})
    void keepsDotsInsideASegment(String segment) {
        String path = "rest/api/3/" + segment;
        assertThat(ProxyPath.checked(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%C3%A9"})
    void acceptsAPathOfAnyLength(String repeated) {
        String path = "rest/api/3/" + repeated.repeat(100_000);
        assertThat(ProxyPath.checked(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a=b&c=%20d+e", "jql=x%22%23", "expand[]=a;b", "next=https://a/b?c"})
    void keepsAnEncodedQueryUnchanged(@Nullable String query) {
        assertThat(ProxyPath.checkedQuery(query)).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b#c", "a= b", "a=é", "a=\"b", "a=\\", "a=%z", "a=%", "a=\r\nX: y", "a=\ud800", "a={b}"})
    void rejectsAQueryThatWouldNotArriveUnchanged(String query) {
        assertThatThrownBy(() -> ProxyPath.checkedQuery(query)).isInstanceOf(ApiException.class);
    }
}
