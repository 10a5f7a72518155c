package org.testng.annotations;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for that of TestNG, so that this build needs no other library. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Test {}
