package dev.juncture.deploy.http;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The requests of a product and its users during an attack. They must succeed without Redis too. */
final class ValidRequests {
    private static final String[] HEADERS = {"Authorization", "Bearer " + RunningJuncture.SECRET_KEY};

    private final Browser browser;
    private final String externalId;
    private final String issue;
    private final List<Supplier<Browser.Answer>> requests;

    /** @param issue the key of an issue of the connection's site */
    ValidRequests(Browser browser, String externalId, String issue) {
        this.browser = browser;
        this.externalId = externalId;
        this.issue = issue;
        this.requests = List.of(
                () -> browser.get("/health"),
                () -> browser.get("/ready"),
                () -> browser.get("/connection-error"),
                () -> browser.get("/api/frontend/config"),
                () -> browser.validity(externalId),
                () -> browser.accessToken(externalId),
                () -> browser.backend("connections?limit=10"),
                () -> browser.backend("jira/get-issue-details?external_id=" + externalId + "&issue_id_or_key=" + issue),
                () -> browser.backend("jira/get-comments?external_id=" + externalId + "&issue_id_or_key=" + issue),
                this::edit);
    }

    /**
     * Sends a request.
     *
     * @return what is wrong with its answer
     */
    Optional<String> next(int number) {
        int index = number % requests.size();
        try {
            Browser.Answer answer = requests.get(index).get();
            return answer.status() == 200
                    ? Optional.empty()
                    : Optional.of("valid request " + index + " is answered " + answer.status() + " "
                            + answer.response().body());
        } catch (UncheckedIOException broken) {
            return Optional.of("valid request " + index + " has no answer: " + broken);
        }
    }

    private Browser.Answer edit() {
        String body = "{\"external_id\":\"%s\",\"issue_id_or_key\":\"%s\",\"description\":\"It is **urgent**.\"}"
                .formatted(externalId, issue);
        return browser.send(
                "PUT",
                "/api/backend/jira/edit-issue",
                body.getBytes(StandardCharsets.UTF_8),
                HEADERS[0],
                HEADERS[1],
                "Content-Type",
                "application/json");
    }
}
