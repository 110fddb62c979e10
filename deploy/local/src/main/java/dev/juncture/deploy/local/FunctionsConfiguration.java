package dev.juncture.deploy.local;

import dev.juncture.auth.SecretKeys;
import dev.juncture.http.ErrorAnswers;
import dev.juncture.http.Router;
import dev.juncture.operation.Operations;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code POST /functions/{operation}}: any operation by its name, served by spring-cloud-function-web. Its handler would
 * serve every bean of the context, composed with commas and chosen by headers, so {@link FunctionsFilter} stands before it.
 */
@Configuration(proxyBeanMethods = false)
@Import(FunctionErrors.class)
class FunctionsConfiguration {
    @Bean
    static ErrorAnswers errorAnswers(JsonMapper json) {
        return new ErrorAnswers(json);
    }

    @Bean
    static FilterRegistrationBean<LoopbackHostFilter> loopbackHostFilter(ErrorAnswers errors) {
        FilterRegistrationBean<LoopbackHostFilter> registration =
                new FilterRegistrationBean<>(new LoopbackHostFilter(errors));
        registration.addUrlPatterns("/functions/*", "/demo/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<FunctionsFilter> functionsFilter(
            Operations operations, Router router, SecretKeys keys, ErrorAnswers errors) {
        FilterRegistrationBean<FunctionsFilter> registration =
                new FilterRegistrationBean<>(new FunctionsFilter(operations, router, keys, errors));
        registration.addUrlPatterns("/functions/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
