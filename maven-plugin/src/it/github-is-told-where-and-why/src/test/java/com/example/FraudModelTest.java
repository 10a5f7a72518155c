package com.example;

/** Stands for the test whose recording lies beside it. */
class FraudModelTest {

    void learnsInTime() {}
}
