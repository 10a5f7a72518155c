package io.github.gradientharness.gate;

import org.apiguardian.api.API;

/**
 * A test class that has an annotation of the harness and whose tests JUnit Jupiter does not run.
 *
 * @param name the class
 * @param why what it has, and what runs it, in one line
 * @param remedy what to do, in whole sentences
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record UnrecordedClass(String name, String why, String remedy) {

    Objection objection(Reaction reaction) {
        return new Objection(
                Objection.Kind.NOT_RECORDED, reaction, name, "", "NOT RECORDED " + name + ": " + why, remedy);
    }
}
