package dev.juncture.sandbox.consent;

import dev.juncture.sandbox.auth.Client;
import dev.juncture.sandbox.auth.Scopes;
import dev.juncture.sandbox.http.Params;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The request of an app to a person, checked as Atlassian checks it. */
record AuthorizationRequest(String redirectUri, String state, Set<String> scopes, Set<String> unknownScopes) {
    static final List<String> PARAMETERS =
            List.of("audience", "client_id", "scope", "redirect_uri", "state", "response_type", "prompt");

    /** Explains to the person what the app did wrong. It never redirects, also not to a registered address. */
    static final class Invalid extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Invalid(String sentence) {
            super(sentence);
        }
    }

    static AuthorizationRequest of(Params params, Client client) {
        for (String name : PARAMETERS) {
            require(params.all(name).size() <= 1, "The parameter " + name + " is given more than once.");
        }
        String clientId = required(params, "client_id");
        require(client.hasId(clientId), "No app with this client_id is registered here.");
        String redirectUri = required(params, "redirect_uri");
        require(
                client.hasRedirectUri(redirectUri),
                "The redirect_uri is not the one that is registered for this app. They must be equal, letter by letter.");
        require(required(params, "response_type").equals("code"), "The response_type must be code.");
        String audience = params.first("audience").orElse("api.atlassian.com");
        require(audience.equals("api.atlassian.com"), "The audience must be api.atlassian.com.");
        String state = required(params, "state");
        String scope = required(params, "scope");
        Set<String> known = Scopes.known(scope);
        require(!known.isEmpty(), "None of the scopes asked for exists.");
        return new AuthorizationRequest(redirectUri, state, known, Scopes.unknown(scope));
    }

    String accepted(String code) {
        return back("code=" + Params.encode(code) + "&state=" + Params.encode(state));
    }

    String denied() {
        return back("error=access_denied&error_description=" + Params.encode("User did not authorize the request")
                + "&state=" + Params.encode(state));
    }

    private String back(String query) {
        return redirectUri + (redirectUri.contains("?") ? "&" : "?") + query;
    }

    private static String required(Params params, String name) {
        Optional<String> value = params.first(name);
        require(value.isPresent(), "The parameter " + name + " is missing.");
        return value.get();
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new Invalid(sentence);
        }
    }
}
