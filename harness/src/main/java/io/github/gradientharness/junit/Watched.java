package io.github.gradientharness.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * A field with a model, to which the test's recorder is attached once all {@code @BeforeEach} methods have run.
 *
 * <p>A field that is null by then is not attached. The test may attach the model that it puts there, by {@link
 * io.github.gradientharness.instrument.GradientRecorder#attach(Object)}; if the test records nothing, it fails. A model that
 * replaces the attached one during the test, such as a clone or a restored model, is not recorded either, and the verdict
 * says so if that model counts iterations.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface Watched {}
