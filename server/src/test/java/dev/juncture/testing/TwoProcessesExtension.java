package dev.juncture.testing;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** The store of a test or of a class stops the processes at its end. */
final class TwoProcessesExtension implements ParameterResolver, BeforeEachCallback {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TwoProcessesExtension.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        JunctureExtension.resetDoubles();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ProcessPair.class;
    }

    @Override
    public ProcessPair resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Optional<TwoProcesses> ofTest = AnnotationSupport.findAnnotation(context.getTestMethod(), TwoProcesses.class);
        return ofTest.isPresent() ? pair(context, ofTest.get()) : pair(classOf(context), ofClass(context));
    }

    private static ProcessPair pair(ExtensionContext owner, TwoProcesses wanted) {
        return owner.getStore(NAMESPACE)
                .computeIfAbsent(ProcessPair.class, type -> ProcessPair.start(wanted), ProcessPair.class);
    }

    private static TwoProcesses ofClass(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), TwoProcesses.class)
                .orElseThrow();
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        ExtensionContext owner = context;
        while (owner.getTestMethod().isPresent()) {
            owner = owner.getParent().orElseThrow();
        }
        return owner;
    }
}
