# What is said of ratings that came too early.
misuse-hasty = sent sooner than the form can be read
