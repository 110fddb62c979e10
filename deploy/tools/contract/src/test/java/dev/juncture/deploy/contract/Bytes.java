package dev.juncture.deploy.contract;

import static dev.juncture.deploy.contract.Session.find;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Sends random bytes of many sizes by each way: as files, and through the passthrough. */
final class Bytes {
    private static final List<Integer> SIZES =
            List.of(0, 1, 2, 3, 63, 255, 256, 257, 1023, 4096, 65_535, 65_536, 262_144, 524_287, 1_000_000, 1_048_576);
    private static final String PATH = "/rest/api/3/bytes";

    private final Session session;
    private final World world;
    private final String issue;

    private Bytes(Session session, World world) {
        this.session = session;
        this.world = world;
        this.issue = find(
                "\"key\":\"([^\"]+)",
                session.succeed(Script.post(
                                "create-ticket",
                                "\"jira_project_id\":\"SHOP\",\"summary\":\"s\",\"issue_type\":\"Task\""))
                        .text());
    }

    /** Returns the ways and sizes whose bytes arrived otherwise than they were sent. */
    static List<String> changed(Edge edge, World world) {
        Bytes bytes = new Bytes(Script.connected(edge, world), world);
        return SIZES.stream()
                .flatMap(size -> Stream.of(bytes.fileChanged(size), bytes.streamChanged(size)))
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
        return Arrays.equals(file.body(), bytes) || refused(file)
                ? Optional.empty()
                : Optional.of("file of " + size + " is " + file.status() + " with " + file.body().length);
    }

    private Optional<String> streamChanged(int size) {
        byte[] bytes = random(size);
        AtomicReference<byte[]> arrived = world.nextBody(PATH);
        Answer answer = session.send(Script.renamed(
                Script.proxied("PUT", "jira/proxy" + PATH).sending("application/octet-stream", bytes),
                "a stream of " + size));
        boolean whole = arrived.get() == null ? refused(answer) : Arrays.equals(arrived.get(), bytes);
        return whole ? Optional.empty() : Optional.of("stream of " + size + " is " + answer.status());
    }

    private static boolean refused(Answer answer) {
        return answer.status() == 413 || answer.status() == 415;
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
