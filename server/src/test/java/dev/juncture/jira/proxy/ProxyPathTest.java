package dev.juncture.jira.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.juncture.error.ApiException;
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
