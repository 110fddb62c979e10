package dev.juncture.connection;

import dev.juncture.project.ProjectId;
import dev.juncture.provider.Scopes;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How our value types stand in columns, and what a start does not make. */
@Configuration(proxyBeanMethods = false)
class ConnectionStoreConfiguration {
    /** Named, so that building a context, ahead of time above all, needs no database. */
    @Bean
    static JdbcPostgresDialect jdbcDialect() {
        return JdbcPostgresDialect.INSTANCE;
    }

    @Bean
    static JdbcCustomConversions jdbcCustomConversions(JdbcPostgresDialect dialect) {
        return JdbcCustomConversions.of(
                dialect,
                List.of(
                        new ReadConnectionId(),
                        new WriteConnectionId(),
                        new ReadProjectId(),
                        new WriteProjectId(),
                        new ReadCiphertext(),
                        new WriteCiphertext(),
                        new ReadScopes(),
                        new WriteScopes()));
    }

    @Bean
    static TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    /** Scanning makes components lazy, but not repositories. */
    @Bean
    static BeanFactoryPostProcessor lazyRepositories() {
        return beans -> {
            for (String name : beans.getBeanNamesForType(JdbcRepositoryFactoryBean.class, true, false)) {
                beans.getBeanDefinition(BeanFactoryUtils.transformedBeanName(name))
                        .setLazyInit(true);
            }
        };
    }

    @ReadingConverter
    static class ReadConnectionId implements Converter<UUID, ConnectionId> {
        @Override
        public ConnectionId convert(UUID source) {
            return new ConnectionId(source);
        }
    }

    @WritingConverter
    static class WriteConnectionId implements Converter<ConnectionId, UUID> {
        @Override
        public UUID convert(ConnectionId source) {
            return source.value();
        }
    }

    @ReadingConverter
    static class ReadProjectId implements Converter<String, ProjectId> {
        @Override
        public ProjectId convert(String source) {
            return new ProjectId(source);
        }
    }

    @WritingConverter
    static class WriteProjectId implements Converter<ProjectId, String> {
        @Override
        public String convert(ProjectId source) {
            return source.value();
        }
    }

    @ReadingConverter
    static class ReadCiphertext implements Converter<byte[], Ciphertext> {
        @Override
        public Ciphertext convert(byte[] source) {
            return new Ciphertext(source);
        }
    }

    @WritingConverter
    static class WriteCiphertext implements Converter<Ciphertext, byte[]> {
        @Override
        public byte[] convert(Ciphertext source) {
            return source.bytes();
        }
    }

    @ReadingConverter
    static class ReadScopes implements Converter<String, Scopes> {
        @Override
        public Scopes convert(String source) {
            return Scopes.of(source);
        }
    }

    @WritingConverter
    static class WriteScopes implements Converter<Scopes, String> {
        @Override
        public String convert(Scopes source) {
            return source.text();
        }
    }
}
