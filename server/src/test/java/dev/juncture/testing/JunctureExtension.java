package dev.juncture.testing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.springframework.context.ConfigurableApplicationContext;

final class JunctureExtension implements TestInstancePostProcessor, BeforeEachCallback {
    private static @Nullable ConfigurableApplicationContext shared;

    @Override
    public void postProcessTestInstance(Object test, ExtensionContext context) {
        application().getAutowireCapableBeanFactory().autowireBean(test);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Atlassian.reset();
        FakeProvider.INSTANCE.reset();
        TestPacing.INSTANCE.reset();
    }

    private static synchronized ConfigurableApplicationContext application() {
        if (shared == null) {
            shared = Deployment.fresh().startProcess();
        }
        return shared;
    }
}
