package dev.juncture.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.juncture.config.DatabaseSettings;
import org.junit.jupiter.api.Test;

class DatabaseTlsCheckTest {
    @Test
    void warnsWhenTheAddressDoesNotVerifyTheServer() {
        Finding finding = find("postgres://ann:hunter2@db.example.com/juncture?sslmode=require");
        assertThat(finding.status()).isEqualTo(Finding.Status.WARNING);
        assertThat(finding.problem()).startsWith("DATABASE_URL does not verify").doesNotContain("hunter2");
        assertThat(finding.fix()).contains("sslmode=verify-full&sslrootcert=");
    }

    @Test
    void acceptsAVerifiedServerAndThisMachine() {
        assertThat(find("postgres://ann:x@db.example.com/juncture?sslmode=verify-full&sslrootcert=system")
                        .isOk())
                .isTrue();
        assertThat(find("postgres://ann@127.0.0.1/juncture").isOk()).isTrue();
    }

    private static Finding find(String url) {
        return new DatabaseTlsCheck(new DatabaseSettings(url, true)).run();
    }
}
