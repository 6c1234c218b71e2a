-- report.lua: counts the instances of the project
print(("%d instances"):format(#instance.all {}))
