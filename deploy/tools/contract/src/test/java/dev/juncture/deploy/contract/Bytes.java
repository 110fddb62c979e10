package dev.juncture.deploy.contract;

import static dev.juncture.deploy.contract.Session.find;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sends random bytes of many sizes in two ways: as files, and through the passthrough. */
final class Bytes {
    private static final int MOST = 1_048_576;
    private static final List<Integer> SIZES = List.of(
            0, 1, 2, 3, 63, 255, 256, 257, 260, 381, 1023, 4096, 65_535, 65_536, 262_144, 524_287, 1_000_000, MOST);
    private static final List<String> TYPES =
            List.of("application/octet-stream", "image/png", "multipart/form-data; boundary=b", "application/pdf");
    private static final String PATH = "/rest/api/3/bytes";

    private final Session session;
    private final World world;
    private final boolean mayRefuse;
    private final String issue;

    private Bytes(Session session, World world, boolean mayRefuse) {
        this.session = session;
        this.world = world;
        this.mayRefuse = mayRefuse;
        this.issue = find(
                "\"key\":\"([^\"]+)",
                session.succeed(Script.post(
                                "create-ticket",
                                "\"jira_project_id\":\"SHOP\",\"summary\":\"s\",\"issue_type\":\"Task\""))
                        .text());
    }

    /**
     * Returns the ways and sizes for which the edge changed the bytes.
     *
     * @param mayRefuse whether the edge may refuse a body because of its size or its type
     */
    static List<String> changed(Edge edge, World world, boolean mayRefuse) {
        Bytes bytes = new Bytes(Script.connected(edge, world), world, mayRefuse);
        IntStream chosen = new Random(7).ints(12, 0, MOST);
        return Stream.concat(SIZES.stream(), chosen.boxed())
                .flatMap(size -> Stream.concat(
                        Stream.of(bytes.fileChanged(size)),
                        TYPES.stream()
                                // Small bodies have each type. Large bodies have the first type only.
                                .filter(type -> size < 1024 || type.equals(TYPES.get(0)))
                                .map(type -> bytes.streamChanged(size, type))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> fileChanged(int size) {
        byte[] bytes = random(size);
        Answer added = session.send(Script.renamed(
                Script.backend("POST", "jira/add-attachment?external_id=contract&issue_id_or_key=" + issue)
                        .sending("multipart/form-data; boundary=b", form(bytes)),
                "a file of " + size));
        if (added.status() / 100 != 2) {
            return refused(added) ? Optional.empty() : Optional.of("upload of " + size + " is " + added.status());
        }
        String id = find("\"id\":\"(\\d+)", added.text());
        Answer file = session.send(Script.jira("get-attachment?attachment_id=" + id));
        Answer passedOn = session.send(Script.proxied("GET", "jira/proxy/rest/api/3/attachment/content/" + id));
        return Stream.of(file, passedOn)
                .filter(answer -> !Arrays.equals(answer.body(), bytes) && !refused(answer))
                .map(answer -> "file of " + size + " is " + answer.status() + " with " + answer.body().length)
                .findFirst();
    }

    private Optional<String> streamChanged(int size, String type) {
        // Some platforms take forms apart, so a form has to be one.
        byte[] bytes = type.startsWith("multipart/") ? form(random(size)) : random(size);
        AtomicReference<byte[]> arrived = world.nextBody(PATH);
        Answer answer = session.send(Script.renamed(
                Script.proxied("PUT", "jira/proxy" + PATH).sending(type, bytes),
                "a stream of " + size + " of " + type));
        boolean whole = arrived.get() == null ? refused(answer) : Arrays.equals(arrived.get(), bytes);
        return whole ? Optional.empty() : Optional.of(type + " of " + size + " is " + answer.status());
    }

    private boolean refused(Answer answer) {
        return mayRefuse && (answer.status() == 413 || answer.status() == 415);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] form(byte[] file) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.bin\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        form.writeBytes(file);
        form.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return form.toByteArray();
    }
}
