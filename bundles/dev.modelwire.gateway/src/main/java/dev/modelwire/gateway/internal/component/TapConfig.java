package dev.modelwire.gateway.internal.component;

import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(
        id = "dev.modelwire.gateway.Tap",
        name = "Tap",
        description = "Hands each record to observers outside the graph.")
@interface TapConfig {}
