package dev.juncture.edge;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.Lifecycle;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * Starts and stops what has been created, for edges whose beans are lazy. Spring would create every bean that has a start,
 * such as the client of Redis, which many cold processes do not need. Such a bean starts itself when it is created later.
 */
public final class CreatedLifecycles extends DefaultLifecycleProcessor {
    private ConfigurableListableBeanFactory beans;

    @Override
    public void setBeanFactory(BeanFactory factory) {
        super.setBeanFactory(factory);
        this.beans = (ConfigurableListableBeanFactory) factory;
    }

    @Override
    protected Map<String, Lifecycle> getLifecycleBeans() {
        Map<String, Lifecycle> created = new LinkedHashMap<>();
        for (String name : beans.getBeanNamesForType(Lifecycle.class, false, false)) {
            if (beans.getSingleton(name) instanceof Lifecycle bean && bean != this) {
                created.put(name, bean);
            }
        }
        return created;
    }
}
