/** A user's module that compiles against the harness by the name of its module. */
module com.example.model {
    requires io.github.gradientharness;

    exports com.example.model;
}
