package dev.juncture.redaction;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.juncture.testing.Atlassian;

/** Answers of Atlassian to any request. Every body contains canaries. */
enum Atlassians {
    WORKS(content(200)),
    REFUSES(content(400)),
    DENIES(content(401)),
    FORBIDS(content(403)),
    MISSES(content(404)),
    CONFLICTS(content(409)),
    LIMITS(content(429).withHeader("Retry-After", "1")),
    FAILS(content(500)),
    ANSWERS_A_PAGE(aResponse()
            .withStatus(200)
            .withHeader("Content-Type", "text/html")
            .withBody("<html>" + Canaries.SECRET + Canaries.CONTENT)),
    BREAKS_ITS_JSON(Atlassian.json(200, """
            {"access_token":"%s","x":%s""".formatted(Canaries.SECRET, Canaries.CONTENT))),
    CHANGES_ITS_TYPES(Atlassian.json(200, """
            ["%s",{"id":{"%s":[1]}}]""".formatted(Canaries.SECRET, Canaries.CONTENT))),
    IS_EMPTY(aResponse().withStatus(200)),
    HANGS_UP(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
    TALKS_GARBAGE(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));

    private final ResponseDefinitionBuilder answer;

    Atlassians(ResponseDefinitionBuilder answer) {
        this.answer = answer;
    }

    void answer() {
        Atlassian.server().resetAll();
        Atlassian.server().stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder content(int status) {
        return Atlassian.json(status, """
                {"access_token":"%1$s-access-2","refresh_token":"%1$s-refresh-2","expires_in":3600,"id":"10000",
                 "key":"SHOP-1","accountId":"ann","displayName":"%2$s","isLast":true,"values":[],"issues":[],
                 "comments":[],"fields":{"summary":"%2$s"},"message":"%3$s","error":"%3$s",
                 "error_description":"%1$s"}""".formatted(Canaries.SECRET, Canaries.CONTENT, Canaries.WORDS));
    }
}
