# What is said of ratings that came too early.
misuse-hasty = sent sooner than the form can be read
link-pressure = Calls
link-pressure-peace = as usual
link-pressure-attacked = unusual since { $time }: machines open or send its form. The page asks the browser for a small calculation, or the sender for some seconds; ratings that look like misuse are flagged.
