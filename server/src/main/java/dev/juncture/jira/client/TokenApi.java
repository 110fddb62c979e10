package dev.juncture.jira.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.PostExchange;

/** Atlassian's token endpoint. */
interface TokenApi {
    @PostExchange("/oauth/token")
    Answer token(@RequestBody Map<String, String> request);

    /**
     * @param refreshToken only with {@code offline_access}
     * @param scope what the token allows, parted by spaces; whatever else stands there must not cost the tokens
     */
    record Answer(
            @Nullable String accessToken,
            @Nullable String refreshToken,
            @Nullable Long expiresIn,
            @Nullable Object scope) {
        @Override
        public String toString() {
            return "Answer[expiresIn=" + expiresIn + "]";
        }
    }

    record Refusal(@Nullable String error, @Nullable String errorDescription) {}
}
