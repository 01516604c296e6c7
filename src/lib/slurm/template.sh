#!/bin/bash
# What Slurm runs for each part of the work. To change it, copy this file and name the copy: --slurm-template FILE
# Name, array, log and working directory are numislab's; everything else that sbatch knows may stand here.
#SBATCH --cpus-per-task=2
#SBATCH --mem=4G
##SBATCH --partition=NAME
##SBATCH --account=NAME
##SBATCH --time=04:00:00

# What the nodes need to run Node.js, such as: module load nodejs

# In place of the next line numislab sets $@ to the program and the words of this part.
{{task}}
exec "$@"
