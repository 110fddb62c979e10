package dev.juncture.deploy.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.deploy.http.JunctureProcess.Stores;
import dev.juncture.testing.TestPostgres;
import dev.juncture.testing.TestRedis;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends files through the packaged runner that are larger than the whole heap of its process. */
class LargeFilesTest {
    private static final String HEAP = "96m";
    private static final long SIZE = 160L << 20;
    private static final String BOUNDARY = "----large-files-test";

    private static Stores stores;
    private static JunctureProcess juncture;
    private static Browser browser;
    private static String issue;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @BeforeAll
    static void start() {
        stores = Stores.with(
                TestPostgres.shared().freshDatabaseUrl(), TestRedis.shared().freshUrl());
        juncture = JunctureProcess.withHeap(stores, HEAP);
        browser = juncture.browser();
        String site = browser.connect("files", "ada");
        stores.sandbox().control().seed(site, "FILES", 1, 1, 0);
        issue = "FILES-1";
    }

    @AfterAll
    static void stop() {
        juncture.close();
        stores.close();
    }

    @Test
    void areUploadedAndDownloadedUnchanged() throws Exception {
        HttpResponse<String> added = http.send(
                request("jira/add-attachment?external_id=files&issue_id_or_key=" + issue)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(form())
                        .build(),
                BodyHandlers.ofString());
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode attachment =
                JsonMapper.shared().readTree(added.body()).path("attachments").path(0);
        assertThat(attachment.path("size").asLong()).isEqualTo(SIZE);

        String id = attachment.path("id").asString();
        for (String download : List.of(
                "jira/get-attachment?external_id=files&attachment_id=" + id,
                "jira/proxy/rest/api/3/attachment/content/" + id)) {
            HttpResponse<InputStream> file = http.send(
                    request(download).header("X-Juncture-External-Id", "files").build(), BodyHandlers.ofInputStream());
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(digest(file.body())).as(download).isEqualTo(digest(new Content()));
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(browser.address() + "/api/backend/" + path))
                .header("Authorization", "Bearer " + RunningJuncture.SECRET_KEY);
    }

    private static BodyPublisher form() {
        byte[] head = ("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.bin\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        BodyPublisher stream = BodyPublishers.ofInputStream(() -> new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(head), new Content(), new ByteArrayInputStream(tail)))));
        return BodyPublishers.fromPublisher(stream, head.length + SIZE + tail.length);
    }

    private static byte[] digest(InputStream content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[1 << 16];
        try (content) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    /** Creates the same bytes each time, while a caller reads them. No two kilobytes are equal. */
    private static final class Content extends InputStream {
        private final byte[] block = new byte[1 << 16];
        private long at;

        Content() {
            new Random(1).nextBytes(block);
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (at == SIZE) {
                return -1;
            }
            int count = (int) Math.min(length, SIZE - at);
            for (int i = 0; i < count; i++, at++) {
                // Each byte depends on the number of its kilobyte, so the test sees a lost, repeated or moved piece.
                bytes[offset + i] = (byte) (block[(int) (at % block.length)] + (at >> 10) * 31);
            }
            return count;
        }
    }
}
