package com.example;

/** Not compiled here: findings point to it. */
class FraudModelTest {

    void learnsInTime() {}
}
