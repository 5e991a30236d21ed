package org.eclipse.kura.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;

/** Instances never change once they are made. */
@Documented
@Target(ElementType.TYPE)
public @interface Immutable {}
