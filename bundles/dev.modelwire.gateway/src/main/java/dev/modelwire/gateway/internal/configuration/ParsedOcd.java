package dev.modelwire.gateway.internal.configuration;

import java.util.List;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.Icon;
import org.eclipse.kura.configuration.metatype.OCD;
import org.jspecify.annotations.Nullable;

/** An object class definition as {@link OcdParser} read it. */
record ParsedOcd(String id, String name, @Nullable String description, List<AD> attributes) implements OCD {

    ParsedOcd {
        attributes = List.copyOf(attributes);
    }

    @Override
    public List<AD> getAD() {
        return attributes;
    }

    @Override
    public List<Icon> getIcon() {
        return List.of();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public @Nullable String getDescription() {
        return description;
    }

    @Override
    public String getId() {
        return id;
    }
}
