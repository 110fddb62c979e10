package dev.juncture.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestServersTest {
    @Test
    void keepsTheDataAndThePortOfPostgresOverAnOutage() throws SQLException {
        try (TestPostgres postgres = TestPostgres.start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres?user=postgres";
            execute(url, "create table kept (id int)");
            postgres.stop();
            assertThatThrownBy(() -> execute(url, "select 1")).hasRootCauseInstanceOf(ConnectException.class);
            postgres.startAgain();
            execute(url, "insert into kept values (1)");
        }
    }

    @Test
    void givesEachUserOfTheSharedPostgresAnEmptyDatabase() {
        String one = TestPostgres.shared().freshDatabaseUrl();
        String other = TestPostgres.shared().freshDatabaseUrl();
        assertThat(one).startsWith("postgres://").isNotEqualTo(other);
    }

    @Test
    void restartsRedisAfterAnOutage() throws IOException {
        try (TestRedis redis = TestRedis.start()) {
            assertThat(ping(redis)).isEqualTo("+PONG");
            redis.stop();
            assertThatThrownBy(() -> ping(redis)).isInstanceOf(ConnectException.class);
            redis.startAgain();
            assertThat(ping(redis)).isEqualTo("+PONG");
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ping(TestRedis redis) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", redis.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII);
        }
    }
}
