package dev.juncture.http;

import dev.juncture.operation.Operations;
import dev.juncture.route.Route;
import dev.juncture.route.Routes;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.cloud.function.context.FunctionCatalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {
    /** The functions that routes name are the operations; no other function can be called by name. */
    @Bean
    @Lazy
    static Operations operations(List<Routes> features, FunctionCatalog functions, BeanFactory beans, JsonMapper json) {
        return new Operations(
                features.stream()
                        .flatMap(feature -> feature.routes().stream())
                        .map(Route::operation)
                        .collect(Collectors.toUnmodifiableSet()),
                functions,
                beans,
                json);
    }
}
