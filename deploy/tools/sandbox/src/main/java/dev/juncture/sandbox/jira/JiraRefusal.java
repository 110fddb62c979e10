package dev.juncture.sandbox.jira;

import dev.juncture.sandbox.http.Answer;
import dev.juncture.sandbox.http.Json;
import dev.juncture.sandbox.http.Request;
import java.util.List;
import java.util.Map;

/** Ends a request with one of Jira's error answers. */
public final class JiraRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    private JiraRefusal(String message, Answer answer) {
        super(message);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }

    public static JiraRefusal sentence(int status, String sentence) {
        return new JiraRefusal(
                sentence,
                Answer.json(status, Json.object("errorMessages", List.of(sentence), "errors", Json.object())));
    }

    /** Returns 400 with the errors by field. */
    public static JiraRefusal fields(int status, Map<String, String> errors) {
        return new JiraRefusal(
                errors.toString(), Answer.json(status, Json.object("errorMessages", List.of(), "errors", errors)));
    }

    public static JiraRefusal field(String field, String sentence) {
        return fields(400, Map.of(field, sentence));
    }

    /** The same words whether the issue is missing or hidden. */
    public static JiraRefusal noIssue() {
        return sentence(404, "Issue does not exist or you do not have permission to see it.");
    }

    /** Refuses a body that does not fit the operation. Unlike the others it has no {@code errors}. */
    public static JiraRefusal payload() {
        String sentence = "Invalid request payload. Refer to the REST API documentation and try again.";
        return new JiraRefusal(sentence, Answer.json(400, Json.object("errorMessages", List.of(sentence))));
    }

    /** Refuses as Jira's web framework does: unknown paths, wrong methods, parameters of a wrong type. */
    public static JiraRefusal problem(int status, String title, String detail, Request request) {
        String path = request.variables().getOrDefault("**", request.path());
        byte[] body = Json.MAPPER.writeValueAsBytes(Json.object(
                "type", "about:blank", "title", title, "status", status, "detail", detail, "instance", path));
        return new JiraRefusal(detail, Answer.of(status, "application/problem+json", body));
    }
}
