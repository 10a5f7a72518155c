package org.acme;

public class Fraud {}
