module com.example.fraud {
    requires com.fasterxml.jackson.databind;
}
