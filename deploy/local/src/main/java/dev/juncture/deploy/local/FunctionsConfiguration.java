package dev.juncture.deploy.local;

import dev.juncture.auth.SecretKeys;
import dev.juncture.http.ErrorAnswers;
import dev.juncture.operation.Operations;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import tools.jackson.databind.json.JsonMapper;

/**
 * Serves {@code POST /functions/{operation}}, any operation by its name, through spring-cloud-function-web. By itself
 * it would serve every function bean, chains of them, and choices by headers. Therefore {@link FunctionsFilter} comes
 * first.
 */
@Configuration(proxyBeanMethods = false)
@Import(FunctionErrors.class)
class FunctionsConfiguration {
    @Bean(CallOperation.NAME)
    static CallOperation callOperation(Operations operations, JsonMapper json) {
        return new CallOperation(operations, json);
    }

    @Bean
    static ErrorAnswers errorAnswers(JsonMapper json) {
        return new ErrorAnswers(json);
    }

    @Bean
    static FilterRegistrationBean<LoopbackHostFilter> loopbackHostFilter(FunctionErrors errors) {
        FilterRegistrationBean<LoopbackHostFilter> registration =
                new FilterRegistrationBean<>(new LoopbackHostFilter(errors));
        registration.addUrlPatterns("/functions/*", "/demo/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    static FilterRegistrationBean<FunctionsFilter> functionsFilter(
            Operations operations, SecretKeys keys, FunctionErrors errors) {
        FilterRegistrationBean<FunctionsFilter> registration =
                new FilterRegistrationBean<>(new FunctionsFilter(operations, keys, errors));
        registration.addUrlPatterns("/functions/*");
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
