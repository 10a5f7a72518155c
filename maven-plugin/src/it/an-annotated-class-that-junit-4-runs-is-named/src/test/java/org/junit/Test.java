package org.junit;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for that of JUnit 4, so that this build needs no other library. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Test {}
