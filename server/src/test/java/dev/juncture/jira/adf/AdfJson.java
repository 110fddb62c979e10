package dev.juncture.jira.adf;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** ADF as tests write it: JSON with single quotes, and with any white space between its parts. */
final class AdfJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private AdfJson() {}

    /** @param content the blocks of the document, with commas between them */
    static AdfDocument document(String content) {
        String json = "{'type':'doc','version':1,'content':[" + content + "]}";
        return JSON.readValue(json.replace('\'', '"'), AdfDocument.class);
    }

    /** Returns the list of blocks without white space and without the local ids, which are different each time. */
    static String content(AdfDocument document) {
        return document.json()
                .path("content")
                .toString()
                .replaceAll("\"localId\":\"[^\"]*\"", "\"localId\":\"\"")
                .replace('"', '\'');
    }

    /** Returns the content of the document that Markdown becomes. */
    static String converted(String markdown) {
        AdfDocument document = MarkdownToAdf.convert(new Markdown(markdown));
        AdfSchema.assertValid(document);
        return content(document);
    }

    /**
     * Returns JSON without white space, to compare it with {@link #content}.
     *
     * @param parts what replaces the placeholders in the JSON
     */
    static String compact(String json, String... parts) {
        String complete = json.formatted((Object[]) parts).replace('\'', '"');
        return JSON.readTree(complete).toString().replace('"', '\'');
    }

    static String paragraph(String text) {
        return "{'type':'paragraph','content':[" + text(text) + "]}";
    }

    static String text(String text) {
        return "{'type':'text','text':'" + text + "'}";
    }

    /** @param marks the types of the marks, which have no attributes */
    static String text(String text, String... marks) {
        return "{'type':'text','text':'" + text + "','marks':[{'type':'" + String.join("'},{'type':'", marks) + "'}]}";
    }

    static String item(String content) {
        return "{'type':'listItem','content':[" + content + "]}";
    }

    static String tasks(String... content) {
        return "{'type':'taskList','content':[" + String.join(",", content) + "],'attrs':{'localId':''}}";
    }

    static String task(String state, String content) {
        return "{'type':'taskItem','content':[" + content + "],'attrs':{'localId':'','state':'" + state + "'}}";
    }

    /** Returns text with a hard break between the lines. */
    static String lines(String... lines) {
        return Stream.of(lines).map(AdfJson::text).collect(Collectors.joining(",{'type':'hardBreak'},"));
    }
}
