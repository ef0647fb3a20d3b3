// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface BranchConfig extends cdktn.TerraformMetaArguments {
  /**
  * Whether it may be deleted or replaced although that loses data. It counts once it has been applied; the provider has the same setting for all.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#force_destroy Branch#force_destroy}
  */
  readonly forceDestroy?: boolean | cdktn.IResolvable;
  /**
  * The name of the branch; it may hold a `/`, as in `release/1.0`. It must have 1 to 100 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#name Branch#name}
  */
  readonly name: string;
  /**
  * The project that holds the repository. It must have 3 to 63 characters: it is the project's name, as `project.name` has it, and neither its display name nor its id.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#project_name Branch#project_name}
  */
  readonly projectName: string;
  /**
  * The repository that the branch is made in. It must have 1 to 100 characters and match (?!.*[.]git$)[\w\-.]*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#source_repository_name Branch#source_repository_name}
  */
  readonly sourceRepositoryName: string;
  /**
  * The space that holds the project. The provider's `space_name` if left out. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#space_name Branch#space_name}
  */
  readonly spaceName?: string;
  /**
  * The commit that the branch begins at; the head of the default branch if left out. It matters only when the branch is made.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#start_commit_id Branch#start_commit_id}
  */
  readonly startCommitId?: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch codecatalyst_branch}
*/
export class Branch extends cdktn.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_branch";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTN code for importing a Branch resource upon running "cdktn plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the Branch to import
  * @param importFromId The id of the existing Branch that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the Branch to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktn.TerraformProvider) {
        return new cdktn.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_branch", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/branch codecatalyst_branch} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options BranchConfig
  */
  public constructor(scope: Construct, id: string, config: BranchConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_branch',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._forceDestroy = config.forceDestroy;
    this._name = config.name;
    this._projectName = config.projectName;
    this._sourceRepositoryName = config.sourceRepositoryName;
    this._spaceName = config.spaceName;
    this._startCommitId = config.startCommitId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // first_commit_id - computed: true, optional: false, required: false
  public get firstCommitId() {
    return this.getStringAttribute('first_commit_id');
  }

  // force_destroy - computed: false, optional: true, required: false
  private _forceDestroy?: boolean | cdktn.IResolvable; 
  public get forceDestroy() {
    return this.getBooleanAttribute('force_destroy');
  }
  public set forceDestroy(value: boolean | cdktn.IResolvable) {
    this._forceDestroy = value;
  }
  public resetForceDestroy() {
    this._forceDestroy = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get forceDestroyInput() {
    return this._forceDestroy;
  }

  // head_commit_id - computed: true, optional: false, required: false
  public get headCommitId() {
    return this.getStringAttribute('head_commit_id');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // last_updated_time - computed: true, optional: false, required: false
  public get lastUpdatedTime() {
    return this.getStringAttribute('last_updated_time');
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // project_name - computed: false, optional: false, required: true
  private _projectName?: string; 
  public get projectName() {
    return this.getStringAttribute('project_name');
  }
  public set projectName(value: string) {
    this._projectName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // ref - computed: true, optional: false, required: false
  public get ref() {
    return this.getStringAttribute('ref');
  }

  // source_repository_name - computed: false, optional: false, required: true
  private _sourceRepositoryName?: string; 
  public get sourceRepositoryName() {
    return this.getStringAttribute('source_repository_name');
  }
  public set sourceRepositoryName(value: string) {
    this._sourceRepositoryName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get sourceRepositoryNameInput() {
    return this._sourceRepositoryName;
  }

  // space_name - computed: true, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }
  public set spaceName(value: string) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // start_commit_id - computed: false, optional: true, required: false
  private _startCommitId?: string; 
  public get startCommitId() {
    return this.getStringAttribute('start_commit_id');
  }
  public set startCommitId(value: string) {
    this._startCommitId = value;
  }
  public resetStartCommitId() {
    this._startCommitId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get startCommitIdInput() {
    return this._startCommitId;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      force_destroy: cdktn.booleanToTerraform(this._forceDestroy),
      name: cdktn.stringToTerraform(this._name),
      project_name: cdktn.stringToTerraform(this._projectName),
      source_repository_name: cdktn.stringToTerraform(this._sourceRepositoryName),
      space_name: cdktn.stringToTerraform(this._spaceName),
      start_commit_id: cdktn.stringToTerraform(this._startCommitId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      force_destroy: {
        value: cdktn.booleanToHclTerraform(this._forceDestroy),
        isBlock: false,
        type: "simple",
        storageClassType: "boolean",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      project_name: {
        value: cdktn.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      source_repository_name: {
        value: cdktn.stringToHclTerraform(this._sourceRepositoryName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      space_name: {
        value: cdktn.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      start_commit_id: {
        value: cdktn.stringToHclTerraform(this._startCommitId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
