package dev.juncture.deploy.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.crac.Core;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.JniHelper;
import dev.juncture.deploy.aws.Service.Answer;
import dev.juncture.deploy.aws.Service.Call;
import dev.juncture.testing.Variables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.function.adapter.aws.FunctionInvoker;

/** Takes a snapshot as Lambda's client does, with the stores that the function uses. */
class SnapshotsTest {
    private static final String[] AUTHORIZED = {"Authorization", "Bearer " + Variables.SECRET_KEY};

    private final Map<String, String> settings = Variables.withStores();

    SnapshotsTest() {
        // The client's context clears the DNS cache with it.
        JniHelper.load();
        settings.put("MAIN_CLASS", LambdaRunner.class.getName());
        settings.put("org.crac.Core.Compat", Core.class.getPackageName());
        settings.forEach(System::setProperty);
    }

    @AfterEach
    void forget() {
        settings.keySet().forEach(System::clearProperty);
    }

    @Test
    void holdNoConnectionAndOpenThemAgain() throws Exception {
        FunctionInvoker lambda = new FunctionInvoker();
        assertThat(open()).isEqualTo(new Open(0, 0));
        askBothStores(lambda);
        assertThat(open().postgres()).isPositive();
        assertThat(open().redis()).isPositive();

        Core.getGlobalContext().beforeCheckpoint(null);
        assertThat(open()).isEqualTo(new Open(0, 0));

        Core.getGlobalContext().afterRestore(null);
        askBothStores(lambda);
        assertThat(open().postgres()).isPositive();
        assertThat(open().redis()).isPositive();
    }

    @Test
    void makeNoCallToTheKeyService() throws Exception {
        try (KeyService service = new KeyService()) {
            settings.putAll(service.systemProperties());
            settings.put("JUNCTURE_KMS_DATA_KEYS", service.wrapped(1));
            settings.forEach(System::setProperty);
            FunctionInvoker lambda = new FunctionInvoker();

            Core.getGlobalContext().beforeCheckpoint(null);
            Core.getGlobalContext().afterRestore(null);
            assertThat(service.calls()).isZero();

            send(lambda, Call.post("/api/backend/rotate-keys", "{}", AUTHORIZED));
            assertThat(service.calls()).isOne();
        }
    }

    private record Open(long postgres, long redis) {}

    private static void askBothStores(FunctionInvoker lambda) throws IOException {
        String path = "/api/backend/connection-info/check-connection-validity";
        send(lambda, Call.get(path, "external_id=a&provider=jira", AUTHORIZED));
    }

    private static void send(FunctionInvoker lambda, Call call) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        lambda.handleRequest(new ByteArrayInputStream(Service.HTTP_API.event(call)), answer, null);
        Answer read = Service.HTTP_API.answer(answer.toByteArray());
        assertThat(read.status())
                .as(new String(read.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
    }

    private Open open() throws IOException, SQLException {
        return new Open(postgres(), redis());
    }

    private long postgres() throws SQLException {
        String database = settings.get("DATABASE_URL");
        String address = "jdbc:postgresql://" + database.substring(database.indexOf('@') + 1);
        try (Connection connection = DriverManager.getConnection(address, "postgres", null);
                ResultSet count = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where datname = current_database()"
                                + " and pid <> pg_backend_pid()")) {
            count.next();
            return count.getLong(1);
        }
    }

    /** Returns the number of clients of Redis, without the socket that asks. */
    private long redis() throws IOException {
        URI address = URI.create(settings.get("REDIS_URL"));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream().write("CLIENT LIST\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            String list = new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
            return list.lines().filter(line -> line.startsWith("id=")).count() - 1;
        }
    }
}
