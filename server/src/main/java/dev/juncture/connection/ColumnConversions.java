package dev.juncture.connection;

import dev.juncture.crypto.Ciphertext;
import dev.juncture.project.ProjectId;
import dev.juncture.provider.Scopes;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.convert.ConverterBuilder.ConverterAware;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Column mappings for value types. */
@Configuration(proxyBeanMethods = false)
class ColumnConversions {
    private static final List<ConverterAware> TYPES = List.of(
            ConverterBuilder.reading(UUID.class, ConnectionId.class, ConnectionId::new)
                    .andWriting(ConnectionId::value),
            ConverterBuilder.reading(String.class, ProjectId.class, ProjectId::new)
                    .andWriting(ProjectId::value),
            ConverterBuilder.reading(String.class, ExternalId.class, ExternalId::new)
                    .andWriting(ExternalId::value),
            ConverterBuilder.reading(byte[].class, Ciphertext.class, Ciphertext::new)
                    .andWriting(Ciphertext::bytes),
            ConverterBuilder.reading(String.class, Scopes.class, Scopes::of).andWriting(Scopes::text));

    /** Named here to build the application context, above all ahead of time, without a database. */
    @Bean
    static JdbcPostgresDialect jdbcDialect() {
        return JdbcPostgresDialect.INSTANCE;
    }

    @Bean
    static JdbcCustomConversions jdbcCustomConversions(JdbcPostgresDialect dialect) {
        return JdbcCustomConversions.of(
                dialect,
                TYPES.stream()
                        .flatMap(type -> Stream.of(type.getConverters().toArray()))
                        .toList());
    }

    @Bean
    static TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }
}
