package org.eclipse.kura.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Instances are for one thread at a time. */
@Documented
@Target(ElementType.TYPE)
public @interface NotThreadSafe {}
