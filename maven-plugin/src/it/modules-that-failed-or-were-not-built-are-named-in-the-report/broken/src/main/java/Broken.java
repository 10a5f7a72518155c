class Broken { does not compile }
