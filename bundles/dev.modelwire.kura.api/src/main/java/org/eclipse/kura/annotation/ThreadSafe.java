package org.eclipse.kura.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Instances may be used by several threads at once. */
@Documented
@Target(ElementType.TYPE)
public @interface ThreadSafe {}
