package dev.juncture.jira.client;

import dev.juncture.connection.Connection;
import dev.juncture.connection.ConnectionErrors;
import dev.juncture.http.ApiException;
import dev.juncture.jira.JiraErrors;
import dev.juncture.provider.Secret;
import dev.juncture.token.AccessToken;
import dev.juncture.token.AccessTokens;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Calls with a token that works: one refusal leads to one refresh and one more try. */
@Component
public class JiraCalls {
    private final AccessTokens tokens;

    JiraCalls(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** @param scopes what the call needs, named to the caller when the grant lacks one */
    public <T> T call(Connection connection, List<String> scopes, Function<Secret, T> call) {
        AccessToken token = tokens.freshFor(connection);
        try {
            return once(scopes, token.secret(), call);
        } catch (TokenRefusedException refused) {
            return callOnce(scopes, tokens.insteadOf(token, connection).secret(), call);
        }
    }

    /** With a token that cannot be replaced, such as that of a grant which waits for the person's choice. */
    public static <T> T callOnce(List<String> scopes, Secret token, Function<Secret, T> call) {
        try {
            return once(scopes, token, call);
        } catch (TokenRefusedException refused) {
            throw new ApiException(
                    ConnectionErrors.REAUTHORIZATION_REQUIRED,
                    "Atlassian refuses this grant's token: let the user connect again.");
        }
    }

    private static <T> T once(List<String> scopes, Secret token, Function<Secret, T> call) {
        try {
            return call.apply(token);
        } catch (ApiException failure) {
            throw failure.code().equals(JiraErrors.MISSING_SCOPE) ? failure.with("required_scopes", scopes) : failure;
        }
    }
}
