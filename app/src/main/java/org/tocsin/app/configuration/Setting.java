package org.tocsin.app.configuration;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a component of [Configuration] means.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Setting {
    /// One or two sentences for whoever runs the centre.
    String value();

    /// As it would be written in the file. List items are separated by commas.
    String fallback() default "";

    /// Smallest number allowed; for a duration in seconds.
    long min() default Long.MIN_VALUE;

    long max() default Long.MAX_VALUE;

    /// Never printed.
    boolean secret() default false;
}
